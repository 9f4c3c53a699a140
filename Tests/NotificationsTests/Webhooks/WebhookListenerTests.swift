import Events
import FoundationEssentials
import Tenancy
import Testing

@testable import Notifications

struct WebhookListenerTests {
    @Test func everyWantedEventAfterTheEndpointIsOneDelivery() async throws {
        try await World.make { world in
            try await world.commit(newEvents(3))
            let endpoint = try await world.endpoint("user.*", "license_pool.created")
            let all = try await world.endpoint("*")
            try await world.commit(newEvents(2) + newEvents(1, .groupCreated), as: world.present())
            try await world.tell()
            try await world.tell()
            #expect(try await world.deliveries(to: endpoint).map(\.type) == ["user.updated", "user.updated"])
            let told = try await world.deliveries(to: all)
            #expect(
                told.map(\.type) == ["webhook_endpoint.created", "user.updated", "user.updated", "group.created"])
            #expect(told.map(\.sequence) == [5, 6, 7, 8])
            #expect(try await world.waiting(World.deliver) == 2)
        }
    }

    @Test func manyDeliveriesAreWrittenInPieces() async throws {
        try await World.make { world in
            var endpoints: [WebhookEndpoint] = []
            for _ in 0..<4 { endpoints.append(try await world.endpoint("user.*")) }
            try await world.commit(newEvents(300), as: world.present())
            try await world.tell()
            for endpoint in endpoints {
                #expect(try await world.deliveries(to: endpoint).compactMap(\.sequence) == Array(5...304))
            }
            // Each statement of a transaction has a number.
            let statements = try await world.count("SELECT count(DISTINCT cmin::text) FROM {schema}.webhook_deliveries")
            #expect(statements == 3)
        }
    }

    @Test func aPieceIsFullByRowsOrByBytes() {
        func delivery(_ payload: String) -> NewWebhookDelivery {
            NewWebhookDelivery(
                id: UUID(), endpointID: UUID(), eventID: UUID(), sequence: 1, type: "a.b", payload: payload)
        }
        var piece = DeliveryPiece()
        for _ in 0..<DeliveryPiece.mostRows {
            #expect(!piece.isFull)
            piece.add(delivery("{}"))
        }
        #expect(piece.isFull && piece.take().count == DeliveryPiece.mostRows && !piece.isFull && piece.take().isEmpty)
        let long = String(repeating: "x", count: 20_000)
        while !piece.isFull { piece.add(delivery(long)) }
        #expect(piece.take().count == 105)
    }

    @Test func aDisabledEndpointIsNotTold() async throws {
        try await World.make { world in
            let endpoint = try await world.endpoint("user.*")
            _ = try await world.endpoints().update(
                endpoint.id, WebhookSettingsChange(isEnabled: false), of: world.tenant)
            try await world.commit(newEvents(2), as: world.present())
            try await world.tell()
            #expect(try await world.deliveries(to: endpoint).isEmpty)
        }
    }

    @Test func theLastEndpointThatGoesTakesTheListenerAlong() async throws {
        try await World.make { world in
            let (first, second) = (try await world.endpoint("*"), try await world.endpoint("*"))
            try await world.endpoints().delete(first.id, of: world.tenant)
            #expect(try await world.present().listeners == .webhooks)
            try await world.endpoints().delete(second.id, of: world.tenant)
            #expect(try await world.present().listeners.isEmpty)
            await #expect(throws: NotificationError.endpointNotFound(first.id)) {
                try await world.endpoints().delete(first.id, of: world.tenant)
            }
        }
    }

    /// Endpoints are made while people come: each is told of everything from its making on.
    @Test func noEventIsLostWhileEndpointsAreMade() async throws {
        try await World.make { world in
            try await withThrowingTaskGroup { group in
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<25 { try await world.commit(newEvents(1), as: world.present()) }
                    }
                }
                group.addTask { for _ in 0..<15 { try await world.tell() } }
                for _ in 0..<4 { group.addTask { _ = try await world.endpoint("user.*") } }
                try await group.waitForAll()
            }
            try await world.log.number(of: world.tenant)
            try await world.tell()
            let last = try await world.log.page(of: world.tenant, after: 0, limit: 1000)
                .filter { $0.type == .userUpdated }
            for endpoint in try await world.endpoints().page(of: world.tenant, limit: 10).elements {
                let wanted = last.filter { $0.sequence > endpoint.sinceSequence }.map(\.sequence)
                #expect(try await world.deliveries(to: endpoint).compactMap(\.sequence) == wanted)
            }
        }
    }
}
