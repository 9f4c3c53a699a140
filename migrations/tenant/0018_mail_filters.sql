-- What was written to one address, or is about one thing and in one state, among all mail of 90 days.
CREATE INDEX notifications_recipient ON notifications (recipient_key, id);
CREATE INDEX notifications_type ON notifications (type, state, id);
