/**
 * The requests of a phone app that provisions a device. Any program that ends when it is done can take its place.
 *
 *     provtck run --adapter phone-app --start 'node app.js {address} {network}'
 */
const [address, network] = process.argv.slice(2);

const get = async (path) => (await fetch(address + path)).text();
const post = (path, fields) => fetch(address + path, { method: 'POST', body: new URLSearchParams(fields) });

async function provision() {
  const version = await get('/param_product_version.txt');
  if (version !== 'R2.0') throw new Error(`unknown version ${version}`);
  await post('/api/1/wlan/en_ap_scan', { __SL_P_SC1: '10', __SL_P_SC2: '1' });
  await get('/netlist.txt');
  await post('/api/1/wlan/profile_add', {
    '__SL_P_P.A': network,
    '__SL_P_P.B': '2',
    '__SL_P_P.C': 'password1',
    '__SL_P_P.D': '0',
  });
  await post('/api/1/wlan/confirm_req', {});
}

provision().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
