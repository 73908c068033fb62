package org.plumbline.app.report;

import org.plumbline.analysis.Analysis;

/// A report that is a document with a section for each plan. Each part is made as a whole before any of it is written.
sealed interface Document permits HtmlDocument, MarkdownDocument {
    String head();

    /// One plan.
    ///
    /// @param number of the section, from 1: names are unique by it
    String plan(int number, String file, Analysis analysis);

    /// An input in which there is no plan.
    String failed(String file, InputFailure failure);

    String foot();
}
