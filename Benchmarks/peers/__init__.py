"""Other job queues on Postgres, each drained as fast as its public settings allow."""
