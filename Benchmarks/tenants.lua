-- GET of the users in the file TARGETS, one a line with its token, in an order that jumps about.
local targets, next = {}, 0
for line in io.lines(os.getenv("TARGETS")) do
  local path, token = line:match("(%S+) (%S+)")
  targets[#targets + 1] = {path, {["Authorization"] = "Bearer " .. token}}
end

request = function()
  next = (next + 7919) % #targets
  return wrk.format("GET", targets[next + 1][1], targets[next + 1][2])
end
