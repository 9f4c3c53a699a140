/// One webhook endpoint with its deliveries.
struct EndpointView {
    struct Delivery {
        let deliveryPath: String
        let kind: String
        let state: String
        let colour: String
        let attempts: Int
        let when: MomentView
        let nextAt: MomentView?
        let canRetry: Bool
    }

    let page: PageView
    let url: String
    let deliveries: [Delivery]
    let hasDeliveries: Bool
    let states: [Choice]
    let links: PageLinks
}
