package org.plumbline.icons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IconsTest {
    /// The part of the 16 x 16 grid that is drawn on, with a tenth for rounding.
    private static final Rectangle2D INKED = new Rectangle2D.Double(0.9, 0.9, 14.2, 14.2);

    /// Every "Node Type" that PostgreSQL 12 to 18 print and that has a drawing of its own.
    @ParameterizedTest
    @ValueSource(strings = {
        "Aggregate", "Append", "Bitmap Heap Scan", "Bitmap Index Scan", "BitmapAnd", "BitmapOr", "CTE Scan", "Foreign Scan",
        "Function Scan", "Gather", "Gather Merge", "Hash", "Hash Join", "Incremental Sort", "Index Only Scan", "Index Scan",
        "Limit", "LockRows", "Materialize", "Memoize", "Merge Append", "Merge Join", "ModifyTable", "Nested Loop", "ProjectSet",
        "Recursive Union", "Result", "Sample Scan", "Seq Scan", "SetOp", "Sort", "Subquery Scan", "Tid Scan", "Unique",
        "Values Scan", "WindowAgg", "WorkTable Scan"})
    void drawsANodeTypeOfItsOwn(String nodeType) {
        String letters = nodeType.replace(" ", "");
        assertThat(Icons.forNodeType(nodeType).name().replace("-", "")).isEqualToIgnoringCase(letters);
    }

    @ParameterizedTest
    @CsvSource({
        "Group, group-aggregate",
        "Named Tuplestore Scan, cte-scan",
        "Table Function Scan, function-scan",
        "Tid Range Scan, tid-scan",
        "Custom Scan, other"})
    void drawsTheRemainingNodeTypesAsTheirKin(String nodeType, String drawing) {
        assertThat(Icons.forNodeType(nodeType).name()).isEqualTo(drawing);
    }

    @ParameterizedTest
    @CsvSource({
        "GroupAggregate, group-aggregate",
        "HashAggregate, hash-aggregate",
        "MixedAggregate, hash-aggregate",
        "Insert, insert",
        "Update, update",
        "Delete, delete",
        "Merge, merge",
        "Trigger, trigger"})
    void knowsTheTextFormatsWordsForStrategiesAndOperations(String word, String drawing) {
        assertThat(Icons.forNodeType(word).name()).isEqualTo(drawing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Vector Scan", "", "../plumbline"})
    void fallsBackToOtherForWhatItDoesNotKnow(String nodeType) {
        assertThat(Icons.forNodeType(nodeType).name()).isEqualTo("other");
    }

    @Test
    void readsADrawingOnce() {
        assertThat(Icons.forNodeType("Sort")).isSameAs(Icons.forNodeType("Sort"));
    }

    @Test
    void namesEveryFileAndNoOther() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(Path.of(Icons.class.getResource("node").toURI()))) {
            assertThat(Icons.names()).isSorted()
                    .containsExactlyInAnyOrderElementsOf(files.map(file -> file.getFileName().toString().replace(".svg", "")).toList());
        }
    }

    @Test
    void noTwoDrawingsAreTheSame() {
        assertThat(Icons.names()).extracting(name -> Icons.forNodeType(name).pathData()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyDrawingFillsTheGridAndStaysInIt(String name) {
        Icons.Drawing drawing = Icons.forNodeType(name);
        assertThat(drawing.name()).isEqualTo(name);
        assertThat(drawing.size()).isEqualTo(16);
        assertThat(drawing.pathData()).startsWith("M0 0ZM16 16ZM").endsWith("Z");

        Rectangle2D ink = PathOutline.bounds(drawing.pathData().substring("M0 0ZM16 16Z".length()));
        assertThat(INKED.contains(ink)).as("%s lies in the grid: %s", name, ink).isTrue();
        assertThat(Math.max(ink.getWidth(), ink.getHeight())).as("longer side of %s", name).isBetween(12.9, 14.1);
        assertThat(ink.getCenterX()).as("horizontal centre of %s", name).isBetween(7.0, 9.0);
        assertThat(ink.getCenterY()).as("vertical centre of %s", name).isBetween(7.0, 9.0);
    }

    static List<String> names() {
        return Icons.names();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void theApplicationIconHasItsPixelSize(int size) throws IOException {
        var image = ImageIO.read(Icons.application(size));
        assertThat(image.getWidth()).isEqualTo(size);
        assertThat(image.getHeight()).isEqualTo(size);
        assertThat(image.getRGB(0, 0) >>> 24).as("alpha outside the rounded corner").isZero();
        assertThat(image.getRGB(size / 4, size * 3 / 4) & 0xffffff).as("the accent blue").isEqualTo(0x0969da);
    }

    static List<Integer> sizes() {
        return Icons.applicationSizes();
    }

    @Test
    void refusesASizeThatIsNotDrawn() {
        assertThatThrownBy(() -> Icons.application(20)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("20 px");
    }

    @Test
    void hasTheApplicationIconAsSvg() throws IOException {
        try (var in = Icons.applicationSvg().openStream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("viewBox=\"0 0 512 512\"");
        }
    }
}
