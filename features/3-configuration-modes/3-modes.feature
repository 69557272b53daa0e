Feature: Configuration modes
  SWRA513C chapter 3. There are four modes: AP provisioning, SmartConfig, both, and external configuration. External
  configuration adds a method of the host to both. In the modes with an access point, a phone joins the device AP and
  uses the HTTP server of the device. In SmartConfig mode the device is a station that listens.

  Rule: PROV-3.1-02 In AP mode, a phone can join the device AP

    @PROV-3.1-02 @PROV-3.1-01 @needs-phone
    Scenario Outline: PROV-3.1-02/1 The phone sees the device AP during <process>
      Given <process> is waiting for a profile
      Then the phone sees the device AP

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                      |
        | AP provisioning after a stop                 |
        | AP provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out |

      @needs-network
      Examples: after earlier processes or attempts
        | process                         |
        | AP provisioning after a success |

  Rule: PROV-3.1-03 In AP mode, the device accepts a profile over HTTP

    @PROV-3.1-03 @PROV-9-21 @needs-phone
    Scenario: PROV-3.1-03/1 The device reports a profile that the phone adds during AP provisioning
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

    @PROV-3.1-03 @PROV-9-21 @needs-phone @needs-long
    Scenario Outline: PROV-3.1-03/3 During <process>, the device takes a profile after six minutes
      Given <process> is waiting for a profile
      And the long outage (3 min) passes
      And the long outage (3 min) passes
      When the phone joins the device AP and adds the profile "home"
      Then the device reports the profile "home"

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-3.1-03 @needs-phone
    Scenario: PROV-3.1-03/2 The device accepts a profile after the phone has asked for a scan
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

  Rule: PROV-3.1-04 In AP mode, the device ignores SmartConfig

    @PROV-3.1-04 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-3.1-04/1 During <process>, the device reports nothing when a phone transmits by SmartConfig
      Given <process> is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports nothing for the while after the start (10 s)

      Examples:
        | process         |
        | AP provisioning |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |

  Rule: PROV-3.1-05 In AP mode, the default name on the air contains the MAC address
    The sources write the end of the name with colons and without. The suite accepts both.

    @PROV-3.1-05 @needs-phone @needs-wifi-scan @needs-fresh
    Scenario Outline: PROV-3.1-05/1 With factory settings, <process> opens an AP named after the MAC address
      Given a device with factory settings
      And the host calls sl_NetCfgGet
      When the host starts <process>
      Then the device has:
        | AP on the air | named after its MAC address |

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |
        | external configuration      |

      Examples: after earlier processes or attempts
        | process                                                       |
        | AP+SmartConfig provisioning after a stop in its third attempt |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |

      Examples: with other options
        | process                                               |
        | AP provisioning with external confirmation to role AP |

      Examples: with a third profile
        | process                               |
        | AP provisioning in its fourth attempt |

  Rule: PROV-3.1-06 In AP mode, the host reads the default name mysimplelink

    @PROV-3.1-06 @needs-fresh
    Scenario: PROV-3.1-06/1 With factory settings, the host reads the AP name mysimplelink
      Given a device with factory settings
      Then the device has:
        | AP name | mysimplelink |

  Rule: PROV-3.1-07 In AP mode, the device has a default address

    @PROV-3.1-07 @needs-phone @needs-fresh
    Scenario Outline: PROV-3.1-07/1 With factory settings, the phone learns the default address during <process>
      Given a device with factory settings
      And the host starts <process>
      When the phone joins the device AP
      Then the device has:
        | AP address | 10.123.45.1   |
        | AP mask    | 255.255.255.0 |
      And the phone reads a device name of at most 33 characters

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                       |
        | AP+SmartConfig provisioning after a stop in its third attempt |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |

      Examples: with other options
        | process                                               |
        | AP provisioning with external confirmation to role AP |

      Examples: with a third profile
        | process                               |
        | AP provisioning in its fourth attempt |

  Rule: PROV-3.1-08 In AP mode, a password protects the device AP

    @PROV-3.1-08 @needs-phone
    Scenario Outline: PROV-3.1-08/1 The suite records whether a password of <length> characters keeps the phone out
      Given an idle device
      And the host calls sl_WlanSet with:
        | ConfigId  | SL_WLAN_CFG_AP_ID            |
        | ConfigOpt | SL_WLAN_AP_OPT_SECURITY_TYPE |
        | pValues   | SL_WLAN_SEC_TYPE_WPA_WPA2    |
      And the host calls sl_WlanSet with:
        | ConfigId  | SL_WLAN_CFG_AP_ID       |
        | ConfigOpt | SL_WLAN_AP_OPT_PASSWORD |
        | pValues   | <password>              |
      And the host restarts the device
      When the host starts AP provisioning
      Then the suite records whether the phone can join the device AP

      Examples:
        | length | password                                                        |
        | 8      | password                                                        |
        | 63     | a-password-of-sixty-three-characters-0123456789-0123456789-0123 |

    @PROV-3.1-08
    Scenario Outline: PROV-3.1-08/2 The suite records whether the device accepts a password of <length> characters
      Given an idle device
      When the host calls sl_WlanSet with:
        | ConfigId  | SL_WLAN_CFG_AP_ID       |
        | ConfigOpt | SL_WLAN_AP_OPT_PASSWORD |
        | pValues   | <password>              |
      Then the suite records the answer to the call

      Examples:
        | length | password                                                         |
        | 7      | passwor                                                          |
        | 64     | a-password-of-sixty-four-characters-0123456789-0123456789-012345 |

  Rule: PROV-3.2-02 In SmartConfig mode, the device receives a profile from the air

    @PROV-3.2-02 @PROV-7.2-14 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-3.2-02/1 During <process>, the device reports the profile and the synchronisation
      Given <process> is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED

      Examples:
        | process                  |
        | SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                    |
        | SmartConfig provisioning after a stop in its third attempt |
        | SmartConfig provisioning after a time-out and a reset      |
        | SmartConfig provisioning after a reset and a time-out      |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                                        |
        | SmartConfig provisioning after a success in its second attempt |

      Examples: with other options
        | process                                                                     |
        | SmartConfig provisioning with external confirmation from role AP to role AP |

    @PROV-3.2-02 @PROV-7.2-14 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-3.2-02/2 During <process>, auto-provisioning reports the profile and the synchronisation
      Given <process> is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED

      Examples:
        | process                        |
        | auto-provisioning as a station |

      Examples: after earlier processes or attempts
        | process                                                     |
        | auto-provisioning as a station after a stop                 |
        | auto-provisioning as a station after a time-out and a reset |
        | auto-provisioning as a station after a reset and a time-out |

  Rule: PROV-3.2-03 In SmartConfig mode, the device opens no AP

    @PROV-3.2-03 @PROV-3.2-01 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-3.2-03/1 During <process>, the phone sees no device AP during SmartConfig provisioning
      Given <process> is waiting for a profile
      When the early moment (1 s) passes
      Then the phone does not see the device AP

      Examples:
        | process                  |
        | SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                               |
        | SmartConfig provisioning after a stop                 |
        | SmartConfig provisioning after a reset and a time-out |

      Examples: with other options
        | process                               |
        | SmartConfig provisioning from role AP |

  Rule: PROV-3.2-05 A start may omit the SmartConfig key

    @PROV-3.2-05
    Scenario: PROV-3.2-05/1 The suite records whether SmartConfig starts without a key
      Given an idle device
      When the host starts SmartConfig provisioning
      Then the suite records the answer of sl_DeviceGet

  Rule: PROV-3.2-06 The command carries the SmartConfig key
    The parameters are visible below the host driver only. The suite does not check the key itself.

    @PROV-3.2-06 @needs-driver-port
    Scenario Outline: PROV-3.2-06/1 The host driver sends the key of <command> with its parameters
      Given an idle device
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | <command>        |
        | RequestedRoleAfterSuccess | ROLE_STA         |
        | InactivityTimeoutSec      | 600              |
        | pSmartConfigKey           | 0123456789abcdef |
        | Flags                     | 0                |
      Then the host driver has sent the SmartConfig key with its length, the AES cipher and the default group

      Examples:
        | command                                  |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_SC   |
        | SL_WLAN_PROVISIONING_CMD_START_MODE_APSC |

  Rule: PROV-3.2-07 AP provisioning ignores a SmartConfig key

    @PROV-3.2-07 @needs-phone
    Scenario: PROV-3.2-07/1 The device accepts a profile after a start of AP provisioning with a key
      Given an idle device
      When the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_START_MODE_AP |
        | RequestedRoleAfterSuccess | ROLE_STA                               |
        | InactivityTimeoutSec      | 600                                    |
        | pSmartConfigKey           | 0123456789abcdef                       |
        | Flags                     | 0                                      |
      Then the call is answered with SL_RET_CODE_OK
      When the phone joins the device AP and adds the profile "home"
      Then the device reports the profile "home"

  Rule: PROV-3.3-02 In AP+SmartConfig mode, the device accepts a profile over HTTP

    @PROV-3.3-02 @PROV-9-19 @needs-phone
    Scenario Outline: PROV-3.3-02/1 During <process>, the device accepts a profile over HTTP while the host is blocked and passive
      Given <process> is waiting for a profile
      When the phone joins the device AP and adds the profile "home"
      Then the device reports the profile "home"

      Examples:
        | process                     |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                  |
        | AP+SmartConfig provisioning after a stop                 |
        | AP+SmartConfig provisioning after a time-out and a reset |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                     |
        | AP+SmartConfig provisioning after a success |

  Rule: PROV-3.3-03 In AP+SmartConfig mode, the device accepts a profile by SmartConfig

    @PROV-3.3-03 @PROV-3.3-01 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-3.3-03/1 During <process>, the device receives SmartConfig although a phone has joined its AP
      Given <process> is waiting for a profile
      And the phone joins the device AP
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"

      Examples:
        | process                     |
        | AP+SmartConfig provisioning |

      Examples: in another role
        | process                                  |
        | AP+SmartConfig provisioning from role AP |

      Examples: after earlier processes or attempts
        | process                                                       |
        | AP+SmartConfig provisioning after a stop in its third attempt |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                                           |
        | AP+SmartConfig provisioning after a success in its second attempt |

    @PROV-3.3-03 @PROV-3.3-01 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-3.3-03/2 During <process>, the device receives SmartConfig after a scan for the phone
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      And the working time of the host (15 s) passes
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"

      Examples:
        | process                     |
        | AP+SmartConfig provisioning |
