/// A real Redis for tests.
package org.plumbline.testkit.redis;
