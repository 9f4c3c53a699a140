-- Whether the people whom a SCIM configuration provisions are welcomed by mail.
ALTER TABLE rollcall.scim_configurations ADD COLUMN sends_welcome_mail boolean NOT NULL DEFAULT false;
