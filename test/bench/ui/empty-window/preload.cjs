// A window of ours has a preload as well.
