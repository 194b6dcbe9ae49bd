//! What a screen reader is told of an element: role and name as the browser computes them. Commands
//! of WebDriver that the client does not know.

use crate::{Trouble, Visitor};
use fantoccini::elements::Element;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use url::{ParseError, Url};

#[derive(Debug)]
struct Computed {
    element: String,
    what: &'static str,
}

impl WebDriverCompatibleCommand for Computed {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let Self { element, what } = self;
        base.join(&format!("session/{}/element/{element}/{what}", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::GET, None)
    }
}

impl Visitor {
    /// Role and name of an element.
    ///
    /// # Errors
    /// If the driver does not know them.
    pub async fn heard(&self, element: &Element) -> Result<(String, String), Trouble> {
        let ask = async |what| -> Result<String, Trouble> {
            let element = element.element_id().to_string();
            let said = self.client.issue_cmd(Computed { element, what }).await?;
            Ok(said.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
        };
        Ok((ask("computedrole").await?, ask("computedlabel").await?))
    }
}
