-- POST /Users with the body that Entra sends, each with a user name of its own. BENCH_TURN keeps the turns apart.
local turn, count = os.getenv("BENCH_TURN"), 0

request = function()
  count = count + 1
  local name = "ada.okafor." .. turn .. "." .. count .. "@people.example"
  local body = '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",'
    .. '"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],'
    .. '"externalId":"00000000-aaaa-4000-8000-' .. turn .. "-" .. count .. '","userName":"' .. name .. '","active":true,'
    .. '"displayName":"Ada Okafor","emails":[{"primary":true,"type":"work","value":"' .. name .. '"}],'
    .. '"meta":{"resourceType":"User"},"name":{"formatted":"Ada Okafor","familyName":"Okafor","givenName":"Ada"},'
    .. '"roles":[],"title":null}'
  return wrk.format("POST", nil, nil, body)
end
