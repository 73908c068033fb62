package org.plumbline.app.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.diagram.DiagramView;
import org.plumbline.app.ui.diagram.DiagramViewModel;
import org.plumbline.app.ui.draw.PictureExport;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.app.ui.draw.ThemeColours;
import org.plumbline.app.ui.findings.FindingsView;
import org.plumbline.app.ui.highlight.HighlightView;
import org.plumbline.app.ui.highlight.SearchView;
import org.plumbline.app.ui.icicle.IcicleView;
import org.plumbline.app.ui.icicle.IcicleViewModel;
import org.plumbline.app.ui.node.NodeView;
import org.plumbline.app.ui.plansql.PlanSqlView;
import org.plumbline.app.ui.plansql.PlanSqlViewModel;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.state.RememberedLayout;
import org.plumbline.app.ui.statistics.StatisticsView;
import org.plumbline.app.ui.statistics.StatisticsViewModel;
import org.plumbline.app.ui.summary.SummaryView;
import org.plumbline.app.ui.tree.PlanTreeView;
import org.plumbline.app.work.Background;

/// One plan: the summary strip, its views, the findings and the selected node. The commands are for the window's menus.
public final class PlanDocumentView extends BorderPane {
    /// The views of one plan, in the order of their keys Ctrl+1, Ctrl+2, ... Each is made when it is first shown.
    public enum View {
        TREE("Tree"),
        DIAGRAM("Diagram"),
        ICICLE("Icicle"),
        TEXT("Text"),
        SQL("SQL"),
        STATISTICS("Statistics");

        private final String title;

        View(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /// The digit of its key, from 1.
        int digit() {
            return List.of(values()).indexOf(this) + 1;
        }
    }

    /// A view that was made.
    ///
    /// @param focus gives it the keyboard
    /// @param picture what there is to be drawn of it for files and paper
    /// @param dispose ends what listens to the document
    private record PlanView(Node node, Runnable focus, Supplier<PictureOffer> picture, Runnable dispose) {}

    private static final String FINDINGS_WIDTH = "document.findings.width";
    private static final double VIEW_PART = 0.52;
    private static final double SMALLEST_VIEW_PART = 0.32;
    private static final double LARGEST_VIEW_PART = 0.6;
    private static final double FINDINGS_PART = 0.56;
    private static final int ROWS_TO_BE_SEEN = 9;

    private final String title;
    private final PreparedDocument prepared;
    private final Background background;
    private final RememberedLayout layout;
    private final Consumer<String> edit;
    private final Subscription worst;
    private final PlanTreeView tree;
    private final FindingsView findings;
    private final NodeView node;
    private final HighlightView highlights;
    private final SearchView search;
    private final MenuButton columns;
    private final ThemeColours colours = new ThemeColours();
    private final PictureExport export;
    private final Segments<View> choice;
    private final StackPane beside = new StackPane();
    private final StackPane place = new StackPane();
    private final SplitPane all = new SplitPane();
    private final Map<View, PlanView> made = new EnumMap<>(View.class);
    private final Map<View, Double> heights = new EnumMap<>(View.class);
    private Subscription panels = Subscription.EMPTY;
    private View before = View.TREE;
    private boolean placed;

    /// @param title what the plan is called
    /// @param edit opens a statement in the SQL editor
    public PlanDocumentView(String title, PreparedDocument prepared, Background background, RememberedLayout layout,
            Consumer<String> edit) {
        this.title = title;
        this.edit = edit;
        this.prepared = prepared;
        this.background = background;
        this.layout = layout;
        PlanDocument document = prepared.document();
        getStyleClass().add("plan-document");
        getStylesheets().add(PanelStyle.sheet());
        worst = FirstLook.at(document);
        tree = new PlanTreeView(prepared.tree(), layout, background);
        findings = new FindingsView(prepared.findings(), background);
        node = new NodeView(prepared.node());
        highlights = new HighlightView(document);
        search = new SearchView(document, background, this::focusView);
        columns = tree.columnsMenu();
        export = new PictureExport(colours, background, this::picture);
        choice = new Segments<>(List.of(View.values()), View::title, View.TREE, this::put);
        setTop(new VBox(new SummaryView(prepared.summary(), document.selection()::select), toolBar(), export.message(), colours));
        setCenter(panels());
        findings.begin(); // its cards come after the panels have taken their places
        put(View.TREE);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /// Ends what listens to the document.
    public void dispose() {
        worst.unsubscribe();
        made.values().forEach(view -> view.dispose().run());
        panels.unsubscribe();
        findings.dispose();
        node.dispose();
        highlights.dispose();
        search.dispose();
    }

    public PlanDocument document() {
        return prepared.document();
    }

    /// Shows this beside the choice of views, or nothing.
    void showBeside(Optional<Node> node) {
        beside.getChildren().setAll(node.stream().toList());
    }

    public void show(View view) {
        choice.choose(view);
        put(view);
    }

    public View shown() {
        return choice.chosen();
    }

    public void focusSearch() {
        search.focusField();
    }

    public void nextFinding() {
        findings.next();
    }

    public void previousFinding() {
        findings.previous();
    }

    /// By which the picture of the view that is shown leaves the window.
    public PictureExport export() {
        return export;
    }

    /// The picture of the view that is shown, with what it is above it.
    PictureOffer picture() {
        return made(shown()).picture().get().under(PlanHeading.of(title, prepared));
    }

    /// Gives the keyboard to the view that is shown.
    public void focusView() {
        made(shown()).focus().run();
    }

    private void put(View view) {
        place.getChildren().setAll(made(view).node());
        export.dismiss();
        rememberDivider(view);
        columns.setVisible(view == View.TREE);
        columns.setManaged(view == View.TREE);
    }

    /// Each view keeps its own share of the height: a text wants more than a small tree.
    private void rememberDivider(View view) {
        if (placed && view != before) {
            heights.put(before, all.getDividerPositions()[0]);
            all.setDividerPositions(heights.getOrDefault(view, layout.layout(heightOf(view), partOf(view))));
        }
        before = view;
    }

    private PlanView made(View view) {
        return made.computeIfAbsent(view, this::make);
    }

    private PlanView make(View view) {
        return switch (view) {
            case TREE -> new PlanView(tree, tree::focusTable, tree::picture, tree::dispose);
            case DIAGRAM -> {
                var diagram = new DiagramView(new DiagramViewModel(prepared.document(), background), layout);
                yield new PlanView(diagram, diagram::focusDiagram, diagram::picture, diagram::dispose);
            }
            case ICICLE -> {
                var icicle = new IcicleView(new IcicleViewModel(prepared.document(), background));
                yield new PlanView(icicle, icicle::focusBoxes, icicle::picture, icicle::dispose);
            }
            case TEXT -> {
                var text = new LaterText(document(), background);
                yield new PlanView(text, text::focusText, text::picture, text::dispose);
            }
            case SQL -> {
                var sql = new PlanSqlView(new PlanSqlViewModel(document(), background, edit));
                yield new PlanView(sql, sql::focusText, sql::picture, sql::dispose);
            }
            case STATISTICS -> {
                var statistics = new StatisticsView(new StatisticsViewModel(document(), background));
                yield new PlanView(statistics, statistics::focusTable, statistics::picture, statistics::dispose);
            }
        };
    }

    private Node toolBar() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var first = new HBox(8, choice, beside, space, highlights.heatMenu(), search);
        first.setAlignment(Pos.CENTER_LEFT);
        var second = new BorderPane(highlights); // unlike an HBox it asks how high the chips are in the width that they get
        columns.setMinWidth(Region.USE_PREF_SIZE);
        var end = new HBox(8, columns, export);
        end.setAlignment(Pos.TOP_RIGHT);
        second.setRight(end);
        var bar = new VBox(7, first, second);
        bar.getStyleClass().add("plan-toolbar");
        return bar;
    }

    private Node panels() {
        var below = new SplitPane(soon(findings), soon(node));
        below.setDividerPositions(layout.layout(FINDINGS_WIDTH, FINDINGS_PART));
        onDragged(below, () -> FINDINGS_WIDTH);
        onDragged(all, () -> heightOf(before));
        all.getItems().setAll(place, below);
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(VIEW_PART);
        all.heightProperty().subscribe(height -> {
            if (height.doubleValue() > 0 && !placed) {
                placed = true;
                all.setDividerPositions(layout.layout(heightOf(before), viewPart(before, height.doubleValue())));
            }
        });
        return all;
    }

    /// What takes its place in a later frame: the view is to be seen first.
    private StackPane soon(Node panel) {
        var panelPlace = new StackPane();
        panels = Subscription.combine(panels, background.frameByFrame(List.of(() -> panelPlace.getChildren().add(panel))));
        return panelPlace;
    }

    /// A small tree takes what it needs, a large one half; on a low screen more than half, so that some rows are seen.
    private double viewPart(View view, double height) {
        if (view != View.TREE) {
            return partOf(view);
        }
        double most = Math.clamp(tree.heightOf(ROWS_TO_BE_SEEN) / height, VIEW_PART, LARGEST_VIEW_PART);
        return Math.clamp(tree.wantedHeight() / height, SMALLEST_VIEW_PART, most);
    }

    private static double partOf(View view) {
        return view == View.DIAGRAM ? LARGEST_VIEW_PART : VIEW_PART;
    }

    private static String heightOf(View view) {
        return "document." + view.name().toLowerCase(Locale.ROOT) + ".height";
    }

    /// Where the person puts a divider it stays, in the plans opened later too.
    private void onDragged(SplitPane pane, Supplier<String> name) {
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (event.getTarget() instanceof Node node && node.getStyleClass().contains("split-pane-divider") && node.getParent() == pane) {
                layout.rememberLayout(name.get(), pane.getDividerPositions()[0]);
            }
        });
    }

    private void key(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (event.getCode() == KeyCode.N) {
            nextFinding();
            event.consume();
        } else if (event.getCode() == KeyCode.P) {
            previousFinding();
            event.consume();
        }
    }
}
