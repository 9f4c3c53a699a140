/// The first page.
struct OverviewView {
    let page: PageView
}
