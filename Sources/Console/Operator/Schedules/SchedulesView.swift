/// The jobs that come again and again.
struct SchedulesView {
    struct Line {
        let schedulePath: String
        let schedule: String
        let recurrence: String
        let nextAt: MomentView
        let lastAt: MomentView?
        let pausedAt: MomentView?
    }

    let page: PageView
    let lines: [Line]
    let isEmpty: Bool
    let exportPath: String
}
