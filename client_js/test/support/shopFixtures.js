import { startShop } from "./shop.js";

/** @typedef {Awaited<ReturnType<typeof startShop>>} Shop */

/**
 * A shop per worker, of the build its project names, and fresh for each test.
 *
 * @type {import("@playwright/test").Fixtures<{ shop: Shop }, { oneShop: Shop }>}
 */
export const shopFixtures = {
  oneShop: [
    async ({}, use, workerInfo) => {
      const shop = await startShop({ build: workerInfo.project.metadata["build"] });
      await use(shop);
      await shop.stop();
    },
    { scope: "worker" },
  ],
  shop: async ({ oneShop }, use) => {
    oneShop.reset();
    await use(oneShop);
  },
};
