-- What `POST /Users` runs, statement by statement, in one implicit transaction with one Sync, for pgbench.
-- {names} stand for the service's parameters; rows/create_user.py puts values there, and compares this text with what the
-- service really runs before it measures anything.
\set i :i + 1
\set n :turn * 1000000000 + :client_id * 10000000 + :i
\startpipeline
SELECT 1 / (1 - least(count(*), 1)) FROM (
    SELECT FROM {schema}.parked_members p WHERE p.value_key = ANY({names}) LIMIT 1 FOR KEY SHARE) waiting;
WITH counted AS (INSERT INTO {schema}.list_changes (id, delta, kind) VALUES ({id}, 1, 'u'))
INSERT INTO {schema}.users (id, user_name, user_name_key, display_name, display_name_key, employee_number_key,
    active, configuration_id, version, created_at, updated_at, document)
VALUES ({id}, {user_name}, {user_name}, {display_name}, {display_name_key}, {none}, {true}, {configuration}, 1, {now}, {now},
    {document});
INSERT INTO {schema}.user_emails (user_id, ordinal, value_key, type_key, is_primary)
SELECT {id}, (e.ordinal - 1)::smallint, e.value_key, e.type_key, e.is_primary::boolean
FROM unnest({user_names}, {types}, {primaries}) WITH ORDINALITY AS e (value_key, type_key, is_primary, ordinal);
INSERT INTO {schema}.user_external_ids (user_id, configuration_id, external_id) VALUES ({id}, {configuration}, {external_id})
ON CONFLICT (user_id, configuration_id) DO UPDATE SET external_id = excluded.external_id;
INSERT INTO {schema}.event_arrivals (id, type, time, subject, data, changes)
SELECT id, type, time, subject, data, changes
FROM unnest({event_ids}, {event_types}, {times}, {ids}, {event_data}, {no_changes}) WITH ORDINALITY
     AS new (id, type, time, subject, data, changes, place)
ORDER BY place;
INSERT INTO rollcall.jobs AS waiting
    (tenant_id, queue, kind, state, priority, run_at, max_attempts, unique_key, payload)
SELECT tenant_id, queue, kind,
       CASE WHEN delay > 0 THEN 'scheduled' ELSE 'ready' END::rollcall.job_state,
       priority, now() + make_interval(secs => delay), max_attempts, unique_key, payload
FROM unnest({tenants}, {queues}, {kinds}, {priorities}, {delays}, {attempts}, {unique_keys}, {payloads})
     AS new (tenant_id, queue, kind, priority, delay, max_attempts, unique_key, payload)
ON CONFLICT (tenant_id, kind, unique_key)
    WHERE unique_key IS NOT NULL AND claimed_at IS NULL AND state IN ('ready', 'scheduled')
DO UPDATE SET
    state = CASE WHEN excluded.state = 'ready' THEN excluded.state ELSE waiting.state END,
    run_at = least(waiting.run_at, excluded.run_at),
    priority = least(waiting.priority, excluded.priority),
    payload = excluded.payload;
\endpipeline
