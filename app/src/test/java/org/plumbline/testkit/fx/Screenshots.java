package org.plumbline.testkit.fx;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.testfx.util.WaitForAsyncUtils;

/// PNGs of a window in `target/screenshots/`, for a person to look at: taken with `-Dscreenshots=true`, as they take a minute.
public final class Screenshots {
    public static final Path FOLDER = Path.of("target", "screenshots");

    /// In pixels; named as it goes into the file's name.
    public record Size(int width, int height) {
        public static final Size LAPTOP = new Size(1280, 800);
        public static final Size DESKTOP = new Size(1920, 1080);
    }

    /// Set at all, or `all`.
    static final String PROPERTY = "screenshots";

    private Screenshots() {}

    /// In light and dark, on a laptop, and with `-Dscreenshots=all` on a desktop too: `NAME-light-1280x800.png` and so on.
    /// Call it from the test's thread.
    public static List<Path> take(String name, Stage stage) {
        boolean all = "all".equals(System.getProperty(PROPERTY));
        return take(name, stage, all ? List.of(Size.LAPTOP, Size.DESKTOP) : List.of(Size.LAPTOP));
    }

    public static List<Path> take(String name, Stage stage, List<Size> sizes) {
        var written = new ArrayList<Path>();
        for (Size size : wanted() ? sizes : List.<Size>of()) {
            takeBoth(stage, size).forEach((theme, picture) -> written.add(write(picture, name, theme, size)));
        }
        return written;
    }

    /// One panel by itself.
    public static List<Path> take(String name, Parent panel, Size size) {
        var written = new ArrayList<Path>();
        if (!wanted()) {
            return written;
        }
        onFxThread(() -> pictures(new Scene(panel, size.width(), size.height())))
                .forEach((theme, picture) -> written.add(write(picture, name, theme, size)));
        return written;
    }

    private static boolean wanted() {
        return System.getProperty(PROPERTY) != null;
    }

    /// The window's content moves into a scene of that size for a moment: the headless screen is smaller.
    private static Map<Theme, WritableImage> takeBoth(Stage stage, Size size) {
        return onFxThread(() -> {
            Parent root = stage.getScene().getRoot();
            stage.getScene().setRoot(new Region());
            var scene = new Scene(root, size.width(), size.height());
            try {
                return pictures(scene);
            } finally {
                scene.setRoot(new Region());
                stage.getScene().setRoot(root);
                root.applyCss();
                root.layout(); // so that what comes next finds everything in its place
            }
        });
    }

    /// In both themes. The very first picture does not count: lists and tables fill themselves once they know their size.
    private static Map<Theme, WritableImage> pictures(Scene scene) {
        var pictures = new EnumMap<Theme, WritableImage>(Theme.class);
        for (Theme theme : Theme.values()) {
            new Appearance(theme, 0).applyTo(scene);
            if (pictures.isEmpty()) {
                scene.snapshot(null);
            }
            pictures.put(theme, scene.snapshot(null));
        }
        return pictures;
    }

    private static Path write(WritableImage picture, String name, Theme theme, Size size) {
        String file = "%s-%s-%dx%d.png".formatted(name, theme.name().toLowerCase(Locale.ROOT), size.width(), size.height());
        return write(picture, FOLDER.resolve(file));
    }

    /// A picture as a PNG.
    public static Path write(Image picture, Path file) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T onFxThread(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(30_000, action);
    }
}
