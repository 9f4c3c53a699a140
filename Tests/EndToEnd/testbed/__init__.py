"""The running product as tests see it: a private Postgres, real processes, and the people and programs that talk to them."""
