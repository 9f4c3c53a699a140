/// How much there is in the whole service, and which versions run.
struct SystemView {
    struct Figure {
        let number: String
        let label: String
        let figurePath: String
    }

    struct Version {
        let part: String
        let version: String
    }

    let page: PageView
    let figures: [Figure]
    let versions: [Version]
}
