package org.plumbline.app.ui.plansql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.Caret;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.PlainLines;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.WhileShown;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.app.ui.text.MarkText;
import org.plumbline.sql.mark.Mark;
import org.plumbline.sql.block.Span;

/// The SQL view: the statement, coloured, with the selected node's parts marked. A click in a part, or the caret in it, selects its node;
/// once more, or Enter, goes to the next of several.
public final class PlanSqlView extends BorderPane {
    private static final String PART = "sql-part";

    private final PlanSqlViewModel model;
    private final CodeArea area = new CodeArea() {
        @Override
        public void copy() {
            shown.filter(_ -> getSelection().getLength() > 0)
                    .ifPresent(sql -> CodeBlock.copy(sql.between(getSelection().getStart(), getSelection().getEnd())));
        }
    };
    private final VirtualizedScrollPane<CodeArea> editor = new VirtualizedScrollPane<>(area);
    private final TextArea pasted = new TextArea();
    private final ToggleButton format = new ToggleButton("Format");
    private final HBox legend = new HBox(10);
    private final Label status = Words.of("", "sql-status");
    private final List<Span> marked = new ArrayList<>();
    private final Subscription subscriptions;
    private Optional<ShownSql> shown = Optional.empty();
    private Optional<StyleSpans<Collection<String>>> plain = Optional.empty();
    private boolean awaited;
    private boolean following;
    private boolean wasSelected;

    public PlanSqlView(PlanSqlViewModel model) {
        this.model = model;
        getStyleClass().addAll("plan-sql", "sql-editor");
        status.setMaxWidth(Double.MAX_VALUE);
        area.setEditable(false);
        area.setShowCaret(Caret.CaretVisibility.ON);
        area.setParagraphGraphicFactory(this::lineNumber);
        area.caretPositionProperty().addListener((_, _, place) -> caretAt(place));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        area.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> wasSelected = isSelectedUnder(press));
        area.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        subscriptions = Subscription.combine(model.shownProperty().subscribe(this::show),
                WhileShown.of(this, () -> model.onSelected(_ -> mark())));
    }

    public void dispose() {
        subscriptions.unsubscribe();
    }

    /// The picture of the statement as it is shown.
    public PictureOffer picture() {
        return model.picture();
    }

    /// As soon as there is one.
    public void focusText() {
        awaited = shown.isEmpty() && model.hasStatement();
        Node place = shown.isEmpty() ? pasted : getCenter() == editor ? area : getCenter();
        place.requestFocus();
    }

    private void show(Optional<ShownSql> now) {
        shown = now;
        if (now.isEmpty()) {
            setCenter(model.hasStatement() ? null : nothing());
            return;
        }
        if (getTop() == null) {
            setTop(bar());
            setBottom(status);
        }
        format.setDisable(!model.mayFormat());
        legend.getChildren().setAll(model.kinds().stream().map(PlanSqlView::swatch).toList());
        boolean focused = awaited || (getCenter() != null && getCenter().isFocusWithin());
        if (now.get().inEditor()) {
            edit(now.get());
        } else {
            list(now.get());
        }
        mark();
        if (focused) {
            focusText();
        }
    }

    private void edit(ShownSql sql) {
        following = true;
        if (!area.getText().equals(sql.text())) {
            area.replaceText(sql.text());
            area.getUndoManager().forgetHistory();
            area.moveTo(0);
        }
        following = false;
        marked.clear();
        plain = sql.runs().isEmpty() ? Optional.empty() : Optional.of(spans(sql));
        plain.ifPresent(spans -> area.setStyleSpans(0, spans));
        setCenter(editor);
    }

    private void list(ShownSql sql) {
        plain = Optional.empty();
        marked.clear();
        var lines = new PlainLines(sql.lines().size(), line -> "  " + sql.lineNumber(line) + "  " + sql.lines().get(line), Map.of());
        lines.setAccessibleText("The plan's statement");
        setCenter(lines);
    }

    /// Colours of the words, and a thin line under all that leads to a node.
    private static StyleSpans<Collection<String>> spans(ShownSql sql) {
        var spans = new StyleSpansBuilder<Collection<String>>(sql.runs().size());
        sql.runs().forEach(run -> spans.add(run.part() ? List.of(run.style(), PART) : List.of(run.style()), run.length()));
        return spans.create();
    }

    private static Collection<String> both(Collection<String> one, Collection<String> other) {
        var both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    /// Marks what belongs to the selected node, and goes there.
    private void mark() {
        shown.ifPresent(sql -> {
            plain.ifPresent(spans -> {
                marked.forEach(span -> area.setStyleSpans(span.start(), spans.subView(span.start(), span.end())));
                marked.clear();
                for (Mark mark : model.selectedMarks()) {
                    Span placed = sql.placed(mark.span());
                    area.setStyleSpans(placed.start(), area.getStyleSpans(placed.start(), placed.end())
                            .mapStyles(styles -> both(styles, List.of(style(mark.kind())))));
                    marked.add(placed);
                }
            });
            status.setText(model.status());
            area.setAccessibleText("The plan's statement. " + status.getText());
            follow();
        });
    }

    private void follow() {
        boolean inside = marked.stream().anyMatch(span -> span.contains(area.getCaretPosition()));
        if (!marked.isEmpty() && !inside && !following) {
            following = true;
            area.moveTo(marked.stream().mapToInt(Span::start).min().orElseThrow());
            area.requestFollowCaret();
            following = false;
        }
    }

    private void caretAt(int place) {
        if (!following) {
            following = true;
            model.selectAt(place);
            following = false;
        }
    }

    private boolean isSelectedUnder(MouseEvent press) {
        return model.isSelectedAt(area.hit(press.getX(), press.getY()).getInsertionIndex());
    }

    private void clicked(MouseEvent click) {
        if (click.getButton() == MouseButton.PRIMARY && wasSelected && click.isStillSincePress()) {
            walk(1);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            walk(event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.TAB) {
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    private void walk(int step) {
        following = true;
        model.walk(area.getCaretPosition(), step);
        following = false;
    }

    private Node bar() {
        format.getStyleClass().add("small-button");
        format.setSelected(model.isFormatted());
        format.setMinWidth(Region.USE_PREF_SIZE);
        format.selectedProperty().subscribe((_, on) -> model.setFormatted(on));
        HoverText.on(format, "Each clause, join and condition on a line of its own; nothing but space changes");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        legend.setAlignment(Pos.CENTER_LEFT);
        var bar = new HBox(8, legend, space, format,
                SmallButton.of("Copy", "The statement as it is shown", () -> shown.ifPresent(sql -> CodeBlock.copy(sql.sql()))));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("plan-sql-bar");
        return bar;
    }

    private static Label swatch(Mark.Kind kind) {
        var label = new Label(MarkText.name(kind));
        label.getStyleClass().addAll("mark-swatch", style(kind));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static String style(Mark.Kind kind) {
        return "mark-" + kind.name().toLowerCase(Locale.ROOT);
    }

    private Node lineNumber(int line) {
        var number = new Label(shown.map(sql -> sql.lineNumber(line)).orElse(""));
        number.getStyleClass().add("line-number");
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.setMaxHeight(Double.MAX_VALUE);
        return number;
    }

    /// How a plan gets its statement, and a place to paste it.
    private Node nothing() {
        pasted.setPromptText("select …");
        pasted.setAccessibleText("The statement of this plan");
        pasted.setPrefRowCount(6);
        pasted.getStyleClass().add("sql-pasted");
        VBox.setVgrow(pasted, Priority.SOMETIMES);
        var use = new Button("_Use this statement");
        use.setMnemonicParsing(true);
        use.disableProperty().bind(pasted.textProperty().map(String::isBlank));
        use.setOnAction(_ -> model.use(pasted.getText()));
        var title = Words.of("The statement of this plan is not known", "pl-heading");
        var all = new VBox(10, title, Words.of(MarkText.NO_QUERY), pasted, use);
        all.getStyleClass().add("sql-nothing");
        return all;
    }
}
