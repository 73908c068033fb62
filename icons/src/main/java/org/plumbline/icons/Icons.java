package org.plumbline.icons;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// The application's own drawings: the application icon, and one family of monochrome icons for plan nodes.
///
/// A node's icon is path data, so that the window can tint it by a CSS role in light and dark:
///
///     var path = new SVGPath();
///     path.setContent(Icons.forNodeType("Seq Scan").pathData());
///     path.getStyleClass().add("node-icon");       // .node-icon { -fx-fill: ... }
///
/// **Fill only, rule non-zero** (the default of SVG, of JavaFX's `SVGPath` and of `-fx-shape`). A stroke on it would show the square's
/// corners.
public final class Icons {
    /// One icon on a square grid.
    ///
    /// @param name     the name of the drawing, one of [#names()]
    /// @param size     the side of the square in grid units, which are pixels at scale 1
    /// @param pathData SVG path data, all shapes in one string, filled non-zero. It starts with two empty shapes at the corners
    ///                 `0,0` and `size,size`: they paint nothing and make the bounds of every icon the whole square, so that icons line up
    public record Drawing(String name, double size, String pathData) {}

    private static final double GRID = 16;
    private static final String CORNERS = "M0 0ZM16 16Z";
    private static final String OTHER = "other";
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z])(?=[A-Z])| ");

    private static final List<String> NAMES = List.of(
            "aggregate", "append", "bitmap-and", "bitmap-heap-scan", "bitmap-index-scan", "bitmap-or", "cte-scan", "delete",
            "foreign-scan", "function-scan", "gather", "gather-merge", "group-aggregate", "hash", "hash-aggregate", "hash-join",
            "incremental-sort", "index-only-scan", "index-scan", "insert", "limit", "lock-rows", "materialize", "memoize",
            "merge", "merge-append", "merge-join", "modify-table", "nested-loop", OTHER, "project-set", "recursive-union",
            "result", "sample-scan", "seq-scan", "set-op", "sort", "subquery-scan", "tid-scan", "trigger", "unique", "update",
            "values-scan", "window-agg", "work-table-scan");

    /// Node types that share the drawing of their nearest kin.
    private static final Map<String, String> KIN = Map.of(
            "group", "group-aggregate",
            "mixed-aggregate", "hash-aggregate",
            "named-tuplestore-scan", "cte-scan",
            "table-function-scan", "function-scan",
            "tid-range-scan", "tid-scan");

    private static final List<Integer> APPLICATION_SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private static final Map<String, Drawing> DRAWINGS = new ConcurrentHashMap<>();

    private Icons() {}

    /// The drawing for PostgreSQL's `Node Type`, as in the JSON format of EXPLAIN; `other` for a type that is not known here.
    ///
    /// JSON tells the strategy of an `Aggregate` and the operation of a `ModifyTable` in fields of their own, the text format in the
    /// node's name. That name finds the closer drawing: `GroupAggregate`, `HashAggregate`, `MixedAggregate`; `Insert`, `Update`, `Delete`,
    /// `Merge` (15 and later). `Trigger` is not a node, but has a drawing too. Words that only the text format adds, as in `Hash Left Join`
    /// or `Parallel Seq Scan`, are not understood.
    public static Drawing forNodeType(String nodeType) {
        String words = WORD_START.matcher(nodeType).replaceAll("-").toLowerCase(Locale.ROOT);
        String name = KIN.getOrDefault(words, words);
        return DRAWINGS.computeIfAbsent(NAMES.contains(name) ? name : OTHER, Icons::read);
    }

    /// The names of all node drawings, sorted: the file names in `node/`, without the ending.
    public static List<String> names() {
        return NAMES;
    }

    /// The application icon as a PNG.
    ///
    /// @param size the side in pixels, one of [#applicationSizes()]
    public static URL application(int size) {
        if (!APPLICATION_SIZES.contains(size)) {
            throw new IllegalArgumentException("no application icon of " + size + " px; there are " + APPLICATION_SIZES);
        }
        return resource("plumbline-" + size + ".png");
    }

    /// The sides in pixels of the PNGs of the application icon, smallest first.
    public static List<Integer> applicationSizes() {
        return APPLICATION_SIZES;
    }

    /// The application icon as SVG, in colour.
    public static URL applicationSvg() {
        return resource("plumbline.svg");
    }

    private static Drawing read(String name) {
        var paths = parse(resource("node/" + name + ".svg")).getElementsByTagName("path");
        String shapes = IntStream.range(0, paths.getLength())
                .mapToObj(i -> ((Element) paths.item(i)).getAttribute("d").strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining(" "));
        return new Drawing(name, GRID, CORNERS + shapes);
    }

    private static Document parse(URL svg) {
        try (InputStream in = svg.openStream()) {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(in);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("cannot read the icon " + svg, e);
        }
    }

    private static URL resource(String path) {
        URL url = Icons.class.getResource(path);
        if (url == null) {
            throw new IllegalStateException("the icon " + path + " is missing from the build");
        }
        return url;
    }
}
