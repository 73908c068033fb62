package org.plumbline.packaging;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.plumbline.testkit.xvfb.Xvfb;

/// Somebody at an [Xvfb] who sees what is on it and types: a Java of its own, as a Java can only see the display that it was started with.
final class Screen implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream orders;

    /// Returns when it sees the screen.
    Screen(Xvfb xvfb) throws IOException {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=false", "-cp", System.getProperty("java.class.path"), Screen.class.getName());
        builder.environment().put("DISPLAY", xvfb.display());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        process = builder.start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        ask("ready");
    }

    /// Returns as soon as this colour is to be seen, with the time then.
    ///
    /// @param colour as 0xRRGGBB
    /// @return milliseconds since 1970
    /// @throws IllegalStateException when it is not there for a minute
    long waitFor(int colour) {
        String answer = ask("wait " + Integer.toHexString(colour));
        if (answer.equals("never")) {
            throw new IllegalStateException("the screen did not show " + Integer.toHexString(colour) + " within " + PATIENCE);
        }
        return Long.parseLong(answer);
    }

    /// Presses these together, by the names of `KeyEvent.VK_`.
    void type(String... keys) {
        ask("type " + String.join(" ", keys));
    }

    /// What is to be seen, as a PNG.
    void photograph(Path file) {
        ask("photograph " + file.toAbsolutePath());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private String ask(String order) {
        try {
            orders.println(order);
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("nobody is at the screen any more, asked to " + order);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] none) throws AWTException, IOException, ReflectiveOperationException {
        var robot = new Robot();
        var all = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
        var answer = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", 2);
            switch (words[0]) {
                case "wait" -> answer.println(see(robot, all, Integer.parseInt(words[1], 16)));
                case "type" -> answer.println(press(robot, words[1].split(" ")));
                case "photograph" -> answer.println(ImageIO.write(robot.createScreenCapture(all), "png", Path.of(words[1]).toFile()));
                default -> answer.println(words[0]);
            }
        }
    }

    private static String see(Robot robot, Rectangle all, int colour) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            long now = System.currentTimeMillis();
            if (shows(robot.createScreenCapture(all), new Color(colour).getRGB())) {
                return Long.toString(now);
            }
            robot.delay(10);
        }
        return "never";
    }

    /// A whole run of it: a letter's edge is no bar.
    private static boolean shows(BufferedImage picture, int colour) {
        for (int y = 0; y < picture.getHeight(); y++) {
            int run = 0;
            for (int x = 0; x < picture.getWidth(); x++) {
                run = picture.getRGB(x, y) == colour ? run + 1 : 0;
                if (run == 8) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String press(Robot robot, String[] names) throws ReflectiveOperationException {
        List<Integer> keys = new ArrayList<>();
        for (String name : names) {
            keys.add(KeyEvent.class.getField("VK_" + name).getInt(null));
        }
        keys.forEach(robot::keyPress);
        keys.reversed().forEach(robot::keyRelease);
        robot.waitForIdle();
        return "pressed";
    }
}
