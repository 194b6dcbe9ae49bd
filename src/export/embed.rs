//! The code of a frame, for a page of somebody else's.

/// What the code has besides: it gives the frame the height that the page tells. Short, because it goes
/// into other people's pages.
const LISTEN: &str = "<script>addEventListener(\"message\", (event) => {\n  \
    if (event.data?.type !== \"plenary-height\") return;\n  \
    for (const frame of document.querySelectorAll(\"iframe\"))\n    \
    if (frame.contentWindow === event.source) frame.style.height = event.data.height + \"px\";\n\
    });</script>\n";

/// The code of a frame with the page at an address.
pub fn frame_code(address: &str, title: &str) -> String {
    let inside =
        |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"720\" style=\"border: 0\" \
         loading=\"lazy\"></iframe>\n{LISTEN}",
        inside(address),
        inside(title)
    )
}
