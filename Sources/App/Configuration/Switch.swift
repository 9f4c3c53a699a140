/// `on` or `off`, for a choice between having something and not.
enum Switch: String, CaseIterable {
    case on
    case off
}
