// The numbered SQL of both lines, embedded so that a binary carries what it needs.
