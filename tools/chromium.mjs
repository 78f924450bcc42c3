// How Chromium is started without a screen, by tests, benchmarks and the screenshots.
export const chromiumOptions = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  // WebGL2 without a graphics card, and nothing that asks for the network at the start.
  args: [
    '--no-sandbox',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
    '--disable-background-networking',
    '--disable-component-update',
  ],
};
