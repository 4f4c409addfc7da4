"""One function for each thing that a person can do, each inside one transaction: read, decide, write, queue what is
to be said. Nothing is sent here."""
