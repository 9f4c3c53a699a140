/// The list of SCIM configurations.
struct ConfigurationsView {
    struct Line {
        let path: String
        let name: String
        let provider: String
        let light: LightView
        let licence: String?
        let createdAt: MomentView
    }

    let page: PageView
    let lines: [Line]
    let isEmpty: Bool
}
