import App

await ServiceMain.api()
