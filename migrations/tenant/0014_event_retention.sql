-- Events as far as this one are forgotten: a reader that stands before it is told so.
ALTER TABLE event_sequence ADD COLUMN forgotten_sequence bigint NOT NULL DEFAULT 0;
