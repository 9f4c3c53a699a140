/// An endpoint's secret or headers were sealed under another secret key: nothing can be sent as its owner wants it.
struct WebhookUnreadable: Error, CustomStringConvertible {
    let description = "the endpoint's secret or headers were sealed under another ROLLCALL_SECRET_KEY; set them anew"
}
