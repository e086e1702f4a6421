"""The process boundary: the client that the window and the command line hold, and the library process."""
