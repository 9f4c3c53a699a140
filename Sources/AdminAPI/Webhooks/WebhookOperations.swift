import FoundationEssentials
import HTTPTypes
import JSON
import Notifications
import Web

extension AdminOperations {
    static let webhooks: [AdminOperation] = endpoints + sending + deliveries

    private static let collection = "/tenants/{tenant}/webhook-endpoints"
    private static let one = collection + "/{endpoint}"
    private static let missing: [Failure] = .notifications(.endpointNotFound(UUID()))
    private static let badSettings: [Failure] = .notifications(
        .urlRefused(""), .eventTypesInvalid(""), .descriptionTooLong(limit: 0), .concurrencyOutOfRange(allowed: 0...0),
        .rateOutOfRange(allowed: 0...0), .headersInvalid(""))

    private static let endpoints: [AdminOperation] = [
        .list(
            collection, "listWebhookEndpoints", "The endpoints, in the order of their making.", of: "WebhookEndpoint"),
        .create(
            collection, "createWebhookEndpoint", "Makes an endpoint; this answer shows its secret.",
            body: AdminSchemas.newEndpoint, "WebhookEndpointWithSecret",
            refusals: badSettings + .notifications(.tooManyEndpoints(limit: 0))),
        .read(one, "readWebhookEndpoint", "One endpoint.", "WebhookEndpoint", refusals: missing),
        .update(
            one, "updateWebhookEndpoint", "Changes an endpoint.", body: AdminSchemas.endpointChange, "WebhookEndpoint",
            refusals: missing + badSettings + .notifications(.endpointChanged)),
        .delete(
            one, "deleteWebhookEndpoint", "Deletes an endpoint.", isShownBeforehand: true,
            refusals: missing + .notifications(.endpointChanged)),
        AdminOperation(
            .post, "\(one)/secret/rotate", "rotateWebhookSecret",
            "Makes a new secret and shows it; for a time both sign.",
            parameters: [.ifMatch], body: DescribedBody(AdminSchemas.rotation),
            answers: [.ok("WebhookEndpointWithSecret")],
            refusals: missing + .notifications(.endpointChanged, .overlapOutOfRange(allowed: 0...0))),
    ]

    private static let sending: [AdminOperation] = [
        .act(
            "\(one)/test", "testWebhookEndpoint", "Sends a test once.", .accepted("Delivery", headers: ["Location"]),
            refusals: missing + .notifications(.endpointPolled)),
        AdminOperation(
            .post, "\(one)/recover", "recoverDeliveries", "Sends anew what has failed.",
            body: DescribedBody(AdminSchemas.recovery),
            answers: [.accepted([SchemaMember.integer("recovered")].answer)],
            refusals: missing + .notifications(.endpointDisabled, .sinceOutOfRange(days: 0))),
        AdminOperation(
            .post, "\(one)/replay", "replayDeliveries", "Sends every event anew, those that were delivered too.",
            body: DescribedBody(AdminSchemas.replay), answers: [.accepted(AdminSchemas.replayed)],
            refusals: missing + .notifications(.endpointDisabled, .sinceOutOfRange(days: 0), .eventTypesInvalid(""))),
    ]

    private static let noDelivery: [Failure] = .notifications(.deliveryNotFound(UUID()))

    private static let deliveries: [AdminOperation] = [
        .list(
            "\(one)/deliveries", "listDeliveries", "What was and is to be sent to an endpoint, the newest first.",
            of: "Delivery", filters: [.filter("state", "Only deliveries in this state.", WebhookDelivery.State.self)],
            refusals: missing),
        .list(
            "/tenants/{tenant}/deliveries", "listAllDeliveries",
            "What was and is to be sent to any endpoint, the newest first.", of: "Delivery",
            filters: [.filter("state", "Only deliveries in this state.", WebhookDelivery.State.self)]),
        .read(
            "/tenants/{tenant}/deliveries/{delivery}", "readDelivery",
            "One delivery, with its body and its last attempts.",
            "DeliveryWithAttempts", isVersioned: false, refusals: noDelivery),
        .act(
            "/tenants/{tenant}/deliveries/{delivery}/retry", "retryDelivery", "Makes one attempt at once.",
            .accepted("Delivery"), refusals: noDelivery + .notifications(.endpointNotFound(UUID()), .endpointPolled)),
    ]
}
