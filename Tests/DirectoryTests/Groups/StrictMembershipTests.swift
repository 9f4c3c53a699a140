import FoundationEssentials
import SCIM
import Testing

@testable import Directory

/// A strict configuration names members by id, and only those who are there.
@Suite struct StrictMembershipTests {
    @Test func refusesMembersWhomNobodyKnows() async throws {
        try await World.make { world in
            let strict = Provisioner(
                tenant: world.tenant, configurationID: world.entra.configurationID, requestID: "req-strict",
                policy: ProvisioningPolicy(isStrict: true))
            let ann = try await world.person("ann").id
            let group = try await world.group("Sales").id
            let stranger = "01900000-0000-7000-9000-00000000dead"
            for name in [stranger, "ann"] {
                let error = try await #require(throws: SCIMError.self) {
                    let body = World.groupBody("New", members: [ann.canonicalText, name])
                    _ = try await world.groups.create(body, by: strict)
                }
                #expect(error.type == .invalidValue && error.detail.contains(name), "\(error)")
                try await expectRefusal(400, .invalidValue) {
                    let patch = try PatchRequest.group(
                        #"{"op":"add","path":"members","value":[{"value":"\#(ann.canonicalText)"},{"value":"\#(name)"}]}"#
                    )
                    _ = try await world.groups.patch(group, patch, by: strict)
                }
            }
            #expect(try await world.members(of: group).isEmpty, "all or nothing")
            #expect(try await world.count("parked_members") == 0)
            #expect(try await world.count("groups") == 1)
            let patch = try PatchRequest.group(
                #"{"op":"add","path":"members","value":[{"value":"\#(ann.canonicalText)"}]}"#)
            #expect(try await world.groups.patch(group, patch, by: strict).isChanged)
            #expect(try await world.members(of: group) == [ann])
        }
    }
}
