/// Networks that fail when a test wants them to.
package org.plumbline.testkit.net;
