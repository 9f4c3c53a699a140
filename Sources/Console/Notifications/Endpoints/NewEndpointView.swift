/// The form that adds a webhook endpoint.
struct NewEndpointView {
    let page: PageView
    let form: EndpointFormView
    let formats: [Choice]
    let isNew = true
}
