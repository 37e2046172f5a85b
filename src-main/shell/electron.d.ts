// `electron/main` and `electron/renderer` are declared inside this package's types, which nothing else would load.
/// <reference types="electron" />
