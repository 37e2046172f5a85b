@echo off
rem The command line of the installed app: its own binary without a window. See it with "satchel --help".
"%~dp0..\..\Satchel.exe" --cli -- %*
