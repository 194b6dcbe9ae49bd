//! JSON as signs, for what cuts it without reading it.

/// The signs of JSON that stand outside of its texts, each with its place; the quotes around texts are among them.
pub fn outside_of_texts(json: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut is_inside, mut is_escaped) = (false, false);
    json.char_indices().filter(move |(_, sign)| {
        let was_escaped = std::mem::take(&mut is_escaped);
        match sign {
            _ if was_escaped => return false,
            '\\' if is_inside => is_escaped = true,
            '"' => {
                is_inside = !is_inside;
                return true;
            }
            _ => {}
        }
        !is_inside
    })
}
