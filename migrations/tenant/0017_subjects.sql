-- What is asked of one person, or of one SCIM configuration, in logs and lists that hold everybody's.

CREATE INDEX events_subject ON events (subject, sequence);
CREATE INDEX notifications_user ON notifications (user_id, id) WHERE user_id IS NOT NULL;

-- Whom and what a configuration has provisioned, for when it is deleted.
CREATE INDEX users_configuration ON users (configuration_id, id);
CREATE INDEX groups_configuration ON groups (configuration_id, id);
CREATE INDEX resources_configuration ON resources (configuration_id, id);
CREATE INDEX parked_members_configuration ON parked_members (configuration_id, group_id);

-- Deliveries of all endpoints in one state.
CREATE INDEX webhook_deliveries_of_state ON webhook_deliveries (state, id);
