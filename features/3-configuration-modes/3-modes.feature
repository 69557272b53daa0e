Feature: Configuration modes
  SWRA513C chapter 3. Four modes: over the device's own access point, by SmartConfig, both, and both with a method of the
  host beside them. In the modes with an access point a phone joins it and talks to the device's HTTP server; in the
  SmartConfig mode the device is a station that listens.

  Rule: PROV-3.1-02 AP mode: a phone can join

    @PROV-3.1-02 @PROV-3.1-01 @needs-phone
    Scenario: PROV-3.1-02/1 the device's network is there
      Given AP provisioning, waiting for a profile
      Then the phone sees the device's network

  Rule: PROV-3.1-03 AP mode: a profile over HTTP

    @PROV-3.1-03 @PROV-9-21 @needs-phone
    Scenario: PROV-3.1-03/1 the device takes it
      Given AP provisioning, waiting for a profile
      And the phone joins the device
      When the phone gives the device the profile "home" over HTTP
      Then the device reports the profile "home"

  Rule: PROV-3.1-04 AP mode: no SmartConfig

    @PROV-3.1-04 @needs-phone @needs-smartconfig
    Scenario: PROV-3.1-04/1 a transmission nobody listens to
      Given AP provisioning, waiting for a profile
      When the phone gives the device the profile "home" by SmartConfig
      Then the device reports nothing for the while after the start

  Rule: PROV-3.2-02 SmartConfig mode: a profile out of the air

    @PROV-3.2-02 @PROV-7.2-14 @needs-phone @needs-smartconfig
    Scenario: PROV-3.2-02/1 synchronised and configured
      Given SmartConfig provisioning, waiting for a profile
      When the phone gives the device the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED

  Rule: PROV-3.2-03 SmartConfig mode: no access point

    @PROV-3.2-03 @PROV-3.2-01 @needs-phone
    Scenario: PROV-3.2-03/1 nothing to join
      Given SmartConfig provisioning, waiting for a profile
      When the early moment passes
      Then the phone does not see the device's network

  Rule: PROV-3.2-05 A start without a SmartConfig key

    @PROV-3.2-05
    Scenario: PROV-3.2-05/1 no key given
      Given an idle device
      When the host starts SmartConfig provisioning
      Then it is recorded what sl_DeviceGet answers

  Rule: PROV-3.2-07 A SmartConfig key is nothing to AP provisioning

    @PROV-3.2-07 @needs-phone
    Scenario: PROV-3.2-07/1 started with a key
      Given an idle device
      And the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_START_MODE_AP |
        | RequestedRoleAfterSuccess | ROLE_STA                               |
        | InactivityTimeoutSec      | 600                                    |
        | pSmartConfigKey           | 0123456789abcdef                       |
        | Flags                     | 0                                      |
      And the call is answered SL_RET_CODE_OK
      And the phone joins the device
      When the phone gives the device the profile "home" over HTTP
      Then the device reports the profile "home"

  Rule: PROV-3.3-02 AP+SmartConfig mode: a profile over HTTP

    @PROV-3.3-02 @PROV-9-19 @needs-phone
    Scenario: PROV-3.3-02/1 the host blocked and passive
      Given AP+SmartConfig provisioning, waiting for a profile
      And the phone joins the device
      When the phone gives the device the profile "home" over HTTP
      Then the device reports the profile "home"

  Rule: PROV-3.3-03 AP+SmartConfig mode: a profile by SmartConfig

    @PROV-3.3-03 @PROV-3.3-01 @needs-phone @needs-smartconfig
    Scenario: PROV-3.3-03/1 an access point that listens as well
      Given AP+SmartConfig provisioning, waiting for a profile
      And the phone joins the device
      When the phone gives the device the profile "home" by SmartConfig
      Then the device reports the profile "home"
