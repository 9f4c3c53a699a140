/// One webhook endpoint with its deliveries.
struct EndpointView {
    let page: PageView
    let path: String
    let url: String
    let description: String
    let state: String
    let colour: String
    /// Why the service has disabled it.
    let note: String?
    let types: String
    let format: String
    let headerNames: String?
    let failingSince: MomentView?
    let failures: Int
    let previousSecretUntil: MomentView?
    let isEnabled: Bool
    let isPolled: Bool
    let isNew = false
    let secret: SecretView?
    let problem: String?
    let form: EndpointFormView
    let isFormOpen: Bool
    let pasts: [Choice]
    let deliveries: [DeliveryLine]
    let hasDeliveries: Bool
    let states: [Choice]
    let links: PageLinks
    let exportPath: String
}
