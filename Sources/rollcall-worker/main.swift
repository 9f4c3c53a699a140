import App

await ServiceMain.worker()
