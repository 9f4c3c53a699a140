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
    /// Whether there is no configuration at all.
    let isNew: Bool
    let text: String
    let exportPath: String
    let links: PageLinks
}
