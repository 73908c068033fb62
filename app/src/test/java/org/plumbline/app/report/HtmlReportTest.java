package org.plumbline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Advice;
import org.plumbline.analysis.Analysis;
import org.plumbline.testkit.PlanFixture;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlReportTest {
    private static final Set<String> ELEMENTS = Set.of("section", "h2", "h3", "h4", "p", "dl", "div", "dt", "dd", "figure", "figcaption",
            "svg", "rect", "ul", "li", "b", "article", "span", "a", "pre", "code", "details", "summary", "table", "caption", "thead",
            "tbody", "tr", "th", "td", "bdi");
    private static final Set<String> ATTRIBUTES = Set.of("id", "class", "title", "href", "scope", "tabindex", "role", "aria-label",
            "aria-labelledby", "aria-hidden", "viewBox", "preserveAspectRatio", "x", "y", "width", "height", "colspan");

    @Test
    void isOnePageThatLoadsAndRunsNothing() {
        String page = Reported.of(ReportFormat.HTML, PlanFixture.sample("nested-loop.txt"));

        assertThat(page).startsWith("<!DOCTYPE html>").contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
                .contains("prefers-color-scheme:dark").contains("@media print")
                .doesNotContain("<script").doesNotContain("src=").doesNotContain(" style=")
                .doesNotContain("<link").doesNotContain("@import").doesNotContain("url(");
        String style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
        assertThat(page).contains("style-src '" + HtmlStyle.hash(style) + "'");
    }

    @Test
    void whatAPlanQuotesStaysText() throws Exception {
        Element section = section(PlanFixture.plan(PlanFixture.hostile()));

        for (Element element : all(section)) {
            assertThat(ELEMENTS).contains(element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                assertThat(ATTRIBUTES).contains(element.getAttributes().item(i).getNodeName());
            }
            if (element.hasAttribute("href")) {
                assertThat(element.getAttribute("href")).startsWith("#p1-");
            }
        }
        assertThat(section.getTextContent()).contains("Seq Scan on </script><img src=x onerror=alert(1)> t").contains("]]> ''; --")
                .contains("tic`ks|⟨U+202E⟩evil").contains("⟨U+001B⟩[31m").doesNotContain("\u202E").doesNotContain("\u001B");
    }

    @Test
    void findingsAndRowsOfTheTreeLinkToEachOther() throws Exception {
        Element section = section(PlanFixture.sample("nested-loop.txt"));
        var ids = new HashSet<String>();
        var links = new ArrayList<String>();
        for (Element element : all(section)) {
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id"))).as(element.getAttribute("id")).isTrue();
            }
            if (element.hasAttribute("href")) {
                links.add(element.getAttribute("href").substring(1));
            }
        }

        assertThat(ids).containsAll(links);
        assertThat(links).contains("p1-f1").anyMatch(link -> link.startsWith("p1-n"));
    }

    @Test
    void atMostFiveFindingsStandOpen() throws Exception {
        Element section = section(PlanFixture.plan(PlanFixture.findings(8)));
        List<Element> open = new ArrayList<>();
        List<Element> folded = new ArrayList<>();
        for (Element element : all(section)) {
            if (element.getTagName().equals("article")) {
                (((Element) element.getParentNode()).getTagName().equals("details") ? folded : open).add(element);
            }
        }

        assertThat(open).hasSize(Advice.MOST_OPEN);
        assertThat(folded).hasSize(3);
        assertThat(section.getTextContent()).contains("Show 3 more, each with less at stake");
    }

    @Test
    void aLargePlanIsDrawnInPart() throws Exception {
        Analysis plan = PlanFixture.plan(PlanFixture.partitions(12_000, 5_000));
        String page = Reported.of(ReportFormat.HTML, plan);
        long rows = Pattern.compile("<tr id=").matcher(page).results().count();

        assertThat(rows).isEqualTo(ShownNodes.MOST);
        assertThat(page).contains("Drawn are 1,000 of 12,001 nodes").contains("… 11,001 nodes left out")
                .contains("Seq Scan on events_p12000 events_12000");
        assertThat(page.length()).isLessThan(5_000_000);
    }

    @Test
    void saysWhatCouldNotBeRead() {
        assertThat(Reported.of(ReportFormat.HTML)).contains("<h2>no &lt;plan&gt;.txt</h2>")
                .contains("Could not be read: Line 3: Not a &lt;plan&gt;.");
    }

    private static Element section(Analysis plan) throws Exception {
        byte[] section = new HtmlDocument().plan(1, plan.source().name(), plan).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(section)).getDocumentElement();
    }

    private static List<Element> all(Element root) {
        var elements = new ArrayList<Element>();
        NodeList found = root.getElementsByTagName("*");
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
