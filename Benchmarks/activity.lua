-- PATCH /Users/{id} that deactivates a person and, the next time, the next person; FIRST is the number of the first.
local first, size, base, count = tonumber(os.getenv("FIRST")), tonumber(os.getenv("SIZE")), os.getenv("BASE"), 0

request = function()
  local person = 1 + (first + math.floor(count / 2)) % size
  local active = count % 2 == 0 and "False" or "True"
  count = count + 1
  local body = '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"Replace",'
    .. '"path":"active","value":"' .. active .. '"}]}'
  return wrk.format("PATCH", string.format("%s/Users/01900000-0000-7000-8000-%012x", base, person), nil, body)
end
