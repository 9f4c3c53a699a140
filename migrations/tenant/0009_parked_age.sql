-- Who is parked for longer than a month is not coming: found by age, so that forgetting them costs what is forgotten.
CREATE INDEX parked_members_age ON parked_members (parked_at);
