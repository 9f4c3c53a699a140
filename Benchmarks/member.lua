-- PATCH /Groups/{id} that adds or removes one member, as Entra sends it. FIRST is the number of the first person, OP what is
-- done (add, remove, or both by turns), GROUPS the number of groups taken one after the other; 0 is the large one.
local first, op, groups = tonumber(os.getenv("FIRST")), os.getenv("OP"), tonumber(os.getenv("GROUPS"))
local base, count = os.getenv("BASE"), 0

request = function()
  local person = first + (op == "both" and math.floor(count / 2) or count)
  local verb = op == "both" and (count % 2 == 0 and "Add" or "Remove") or op
  local group = groups == 0 and 0 or 1 + person % groups
  count = count + 1
  local body = string.format(
    '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"%s","path":"members",'
      .. '"value":[{"value":"01900000-0000-7000-8000-%012x"}]}]}', verb, person)
  return wrk.format("PATCH", string.format("%s/Groups/01900000-0000-7000-9000-%012x?attributes=id", base, group), nil, body)
end
