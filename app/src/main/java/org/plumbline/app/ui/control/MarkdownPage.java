package org.plumbline.app.ui.control;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A page of [Markdown], drawn. Style classes: `page`, `page-heading`, `page-code`, `page-text`, `page-strong`, `page-word-code`.
public final class MarkdownPage extends VBox {
    public MarkdownPage(String page) {
        getStyleClass().add("page");
        setAccessibleText(page);
        Markdown.parse(page).forEach(block -> getChildren().add(switch (block) {
            case Markdown.Block.Heading(String text) -> Words.of(text, "page-heading");
            case Markdown.Block.Code(String text) -> Words.of(text, "page-code");
            case Markdown.Block.Paragraph(List<Markdown.Span> spans) -> flow("", spans);
            case Markdown.Block.Item(List<Markdown.Span> spans) -> flow("•  ", spans);
        }));
    }

    private static Node flow(String before, List<Markdown.Span> spans) {
        var flow = new TextFlow(word(before, "page-text"));
        spans.forEach(span -> flow.getChildren().add(word(span.text(), switch (span.kind()) {
            case PLAIN -> "page-text";
            case STRONG -> "page-strong";
            case CODE -> "page-word-code";
        })));
        return flow;
    }

    private static Text word(String text, String styleClass) {
        var word = new Text(text);
        word.getStyleClass().add(styleClass);
        return word;
    }
}
